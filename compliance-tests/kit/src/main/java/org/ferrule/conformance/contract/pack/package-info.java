/**
 * What a plugin's file says and holds, looked at without running any of it. The file may be hostile: everything is read with bounds, and
 * what breaks them is the plugin's fault.
 */
@NullMarked
package org.ferrule.conformance.contract.pack;

import org.jspecify.annotations.NullMarked;
