/** What a run found, and whether that is conformance. The records are also the form of {@code results.json}. */
@NullMarked
package org.ferrule.conformance.result;

import org.jspecify.annotations.NullMarked;
