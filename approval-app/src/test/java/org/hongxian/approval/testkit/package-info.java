/**
 * What module tests of the application share: the whole application on a fresh database, a clock that is moved by hand, and
 * logging in.
 *
 * <p>Write the test once, as an abstract class with {@code @Autowired} fields, and run it on both databases:
 *
 * <pre>{@code
 * abstract class DrawingTest { @Autowired Drawings drawings; @Autowired LoginAs loginAs; ... }
 *
 * @H2Context
 * class DrawingH2Test extends DrawingTest {}
 *
 * @PostgisContext
 * class DrawingPostgisTest extends DrawingTest {}
 * }</pre>
 *
 * <ul>
 *   <li>{@link org.hongxian.approval.testkit.H2Context}: in-memory H2. {@link org.hongxian.approval.testkit.PostgisContext}: a new
 *       database beside the one {@code HONGXIAN_TEST_POSTGRES} names, with PostGIS; skipped without that variable. All tests
 *       of a run share one context per database, so every test works on cases of its own. Add no {@code @MockitoBean},
 *       {@code @TestPropertySource} or nested configuration: each would cost another context.
 *   <li>The sample people are there (password {@code Hongxian-2026}); the sample layers are not:
 *       {@code hongxian.sample.directory} is empty. {@code hongxian.home} is a temporary folder.
 *   <li>{@link org.hongxian.approval.testkit.LoginAs}: {@code loginAs.run("qinghe-officer", () -> ...)} or
 *       {@code loginAs.call(login, () -> value)} for facades; {@code loginAs.request(login)} as a request post-processor and
 *       {@code csrf()} of spring-security-test for {@code MockMvc}, which is a bean.
 *   <li>{@link org.hongxian.approval.testkit.MutableClock}: the {@code Clock} of the whole application; starts at a fixed time.
 * </ul>
 */
package org.hongxian.approval.testkit;
