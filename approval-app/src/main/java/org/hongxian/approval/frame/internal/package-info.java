/**
 * Layout data of every page, error pages and the mapping of domain exceptions to page, fragment or problem document.
 */
@NullMarked
package org.hongxian.approval.frame.internal;

import org.jspecify.annotations.NullMarked;
