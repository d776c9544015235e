package org.ferrule.core.service;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a device's clock is off, as last measured.
 *
 * @param offset the device's time minus the runtime's; positive if the device is ahead
 * @param uncertainty the true offset is at most so much more or less
 * @param measured when
 * @since 0.1
 */
public record ClockView(Duration offset, Duration uncertainty, Instant measured) {}
