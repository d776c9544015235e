/**
 * The line between the runtime and its plugins inside the framework: a plugin sees the SDK and itself, the runtime sees of a plugin
 * its drivers. It is drawn before the first plugin is installed. What it cannot keep apart is in docs/decisions/0011.
 */
@org.jspecify.annotations.NullMarked
package org.ferrule.launcher.boundary;
