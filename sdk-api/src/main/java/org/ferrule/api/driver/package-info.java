/**
 * The driver SPI. Types marked {@code @ConsumerType} are implemented by vendors, those marked {@code @ProviderType} by
 * the runtime. All calls into one session come from one thread, never concurrently, never after {@code close()}.
 */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.ferrule.api.driver;
