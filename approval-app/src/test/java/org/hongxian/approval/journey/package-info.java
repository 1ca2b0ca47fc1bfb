/**
 * The whole product in use: one application with the sample region, driven from outside over HTTP and in a browser.
 *
 * <p>{@link org.hongxian.approval.journey.JourneyTest} starts the application once for all journeys. {@code ApiSession} is one person
 * using the programming interface, {@code CaseDriver} takes a case through its steps with it, {@code BrowserSession} is one person at
 * a browser. The browser is Debian's Chromium; the variable {@code HONGXIAN_TEST_CHROMIUM} names another one.
 */
package org.hongxian.approval.journey;
