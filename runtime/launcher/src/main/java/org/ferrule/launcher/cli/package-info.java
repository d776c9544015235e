/** The subcommands of {@code ferrule}. Exit codes: 0 done, 1 refused or failed, 2 wrong usage or file, 3 no site reached. */
@org.jspecify.annotations.NullMarked
package org.ferrule.launcher.cli;
