/**
 * One source per style: fill, line and label rules per layer and class, for browser, PDF and legend. Entry class: {@code StyleBook}.
 */
@NullMarked
package org.hongxian.map.style;

import org.jspecify.annotations.NullMarked;
