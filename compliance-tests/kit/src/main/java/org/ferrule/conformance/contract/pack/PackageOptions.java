package org.ferrule.conformance.contract.pack;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the checks of a package need beside the package.
 *
 * @param advisories file of known vulnerabilities that QA gives; its form is in docs/packaging.md
 * @param rebuild the same plugin, built a second time from the same sources
 * @param today the day on which the plugin is judged
 */
public record PackageOptions(Optional<Path> advisories, Optional<Path> rebuild, LocalDate today) {}
