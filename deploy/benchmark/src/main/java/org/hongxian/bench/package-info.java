/** Benchmarks of the product against its peers: seeded data, interleaved runs, answers compared. Entry class: {@code Benchmark}. */
@NullMarked
package org.hongxian.bench;

import org.jspecify.annotations.NullMarked;
