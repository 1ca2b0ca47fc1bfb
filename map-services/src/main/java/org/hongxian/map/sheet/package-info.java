/**
 * Map sheets: vector PDF pages true to scale. Entry class: {@code SurveyMap}.
 */
@NullMarked
package org.hongxian.map.sheet;

import org.jspecify.annotations.NullMarked;
