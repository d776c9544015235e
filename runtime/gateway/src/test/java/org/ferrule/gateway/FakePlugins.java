package org.ferrule.gateway;

import java.util.List;
import java.util.Map;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.core.service.Answer;
import org.ferrule.core.service.PluginUpload;
import org.ferrule.core.service.PluginView;
import org.ferrule.core.service.Plugins;
import org.ferrule.people.SessionKey;

/** One plugin that can be updated; whatever else is wanted is refused, in words that tell what came in. */
final class FakePlugins implements Plugins {
    private static final PluginView PUMP = new PluginView("com.example.pump", "1.2.0", "ab".repeat(32));

    @Override
    public Inventory inventory() {
        Entry pump = new Entry(
                PUMP, "pump.jar", "CN=Example", true, "ACTIVE", List.of("example.pump"), Map.of("pump-1", "ONLINE"));
        return new Inventory(List.of(pump), Map.of("odd.jar", "is not signed"), false);
    }

    @Override
    public Answer<Deed> install(SessionKey session, PluginUpload upload) {
        return Answer.refused(
                ErrorCode.VALIDATION,
                upload.file() + " of " + upload.content().length + " bytes because of " + upload.reason());
    }

    @Override
    public Answer<Deed> exchange(SessionKey session, PluginUpload upload) {
        return Answer.of(new Deed(PUMP, upload.isOlderWanted() ? "2.0.0" : "1.0.0", Map.of("pump-1", "ONLINE"), 7));
    }

    @Override
    public Answer<Deed> uninstall(SessionKey session, String name, String reason) {
        return Answer.refused(ErrorCode.INVALID_STATE, name + " is in a run");
    }
}
