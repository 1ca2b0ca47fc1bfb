/**
 * For the tests of all modules: the synthetic plot in every form a surveyor might send it, {@code SyntheticPlot}, and how long they
 * wait, {@code Patience}.
 */
package org.hongxian.gis.testkit;
