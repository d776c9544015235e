/** The device itself: its protocol, its run, its panel and what goes wrong with it. */
@NullMarked
package org.ferrule.simulators.processor.device;

import org.jspecify.annotations.NullMarked;
