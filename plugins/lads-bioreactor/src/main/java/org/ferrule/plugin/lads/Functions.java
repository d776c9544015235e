package org.ferrule.plugin.lads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;

/** The functions of a functional unit by browse name; case and punctuation do not count. */
final class Functions {
    private final Settings settings;
    private final Map<String, OpcUaNodeId> byName = new HashMap<>();
    private final List<String> present = new ArrayList<>();

    private Functions(Settings settings) {
        this.settings = settings;
    }

    static Functions of(AddressSpace space, OpcUaNodeId unit, Settings settings)
            throws ConnectionException, DeviceException {
        Functions functions = new Functions(settings);
        Optional<OpcUaNodeId> set = space.find(unit, "FunctionSet");
        if (set.isPresent()) {
            // A loop and a sensor may share a name; the loop knows more.
            functions.add(space.objects(set.get(), LadsType.CONTROL_FUNCTION));
            functions.add(space.objects(set.get(), LadsType.SENSOR_FUNCTION));
        }
        return functions;
    }

    private void add(List<OpcUaReference> references) {
        for (OpcUaReference reference : references) {
            byName.putIfAbsent(plain(reference.browseName()), reference.node());
            present.add(reference.browseName());
        }
    }

    /** The function behind a parameter or alarm such as {@code gas.air.pv}: by the names in the setting {@code airFunction}. */
    Optional<OpcUaNodeId> find(Path path) {
        for (String name : names(settings, path.function() + "Function")) {
            OpcUaNodeId function = byName.get(plain(name));
            if (function != null) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    /** Browse names as the server writes them, for messages. */
    List<String> present() {
        return present;
    }

    /** The names in a setting, separated by commas. */
    static List<String> names(Settings settings, String setting) {
        return List.of(settings.findText(setting).orElse("").split("\\s*,\\s*"));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
