package org.ferrule.core.descriptor;

import java.util.Map;
import java.util.Optional;
import java.time.Duration;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.core.yaml.Mistakes;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.core.yaml.YamlReader;

/** Reads a plugin's descriptor file. */
public final class DescriptorReader {
    /** Reads with the built-in units and profiles. */
    public DescriptorReader() {}

    /** Reads a file. */
    public EquipmentDescriptor read(String fileName, byte[] yaml) throws MistakesException {
        Mistakes mistakes = new Mistakes(fileName);
        new YamlReader(mistakes).read(yaml);
        mistakes.throwIfAny();
        return new EquipmentDescriptor(
                new EquipmentDescriptor.Identity("", "", "", "", "", ""),
                new EquipmentDescriptor.Supervision(Duration.ZERO, Duration.ZERO, Duration.ZERO, Optional.empty(), ""),
                Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), "");
    }
}
