/**
 * The command line: thin over the library, JSON on request, exit codes 0, 1, 2. Entry class: {@code HongxianCommand}.
 */
@NullMarked
package org.hongxian.gis.cli;

import org.jspecify.annotations.NullMarked;
