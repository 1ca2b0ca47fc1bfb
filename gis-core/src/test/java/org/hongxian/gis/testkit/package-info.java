/**
 * Fixtures for the tests of all modules: the synthetic plot in every form a surveyor might send it. Entry class: {@code
 * SyntheticPlot}.
 */
package org.hongxian.gis.testkit;
