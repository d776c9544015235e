package org.ferrule.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.ferrule.core.service.Answer;
import org.ferrule.core.service.PluginUpload;
import org.ferrule.core.service.Plugins;

/** Plugins: what there is, and their coming and going. A file is the whole body of a call, so that nothing has to be encoded. */
final class PluginResource {
    private static final String PLUGINS = "/api/v1/plugins";
    /** As much as is read of any plugin. */
    private static final int LARGEST = 64 << 20;

    private final Plugins plugins;

    PluginResource(Plugins plugins) {
        this.plugins = plugins;
    }

    void addTo(Routes routes) {
        routes.add("GET", PLUGINS, this::list);
        routes.add("POST", PLUGINS, call -> answer(call, plugins.install(call.session(), upload(call))));
        routes.add("PUT", PLUGINS, call -> answer(call, plugins.exchange(call.session(), upload(call))));
        routes.add("DELETE", PLUGINS + "/{name}", this::remove);
    }

    private void list(Call call) throws IOException {
        Plugins.Inventory inventory = plugins.inventory();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("plugins");
        inventory.plugins().forEach(plugin -> all.add(entry(plugin)));
        ObjectNode refused = json.putObject("refused");
        inventory.refused().forEach(refused::put);
        call.answer(200, json.put("isUnsignedAllowed", inventory.isUnsignedAllowed()));
    }

    private static ObjectNode entry(Plugins.Entry plugin) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", plugin.plugin().name())
                .put("version", plugin.plugin().version())
                .put("sha256", plugin.plugin().sha256())
                .put("file", plugin.file())
                .put("signer", plugin.signer())
                .put("isOfSite", plugin.isOfSite())
                .put("state", plugin.state());
        ArrayNode types = json.putArray("types");
        plugin.types().forEach(types::add);
        ObjectNode equipment = json.putObject("equipment");
        plugin.equipment().forEach(equipment::put);
        return json;
    }

    private static PluginUpload upload(Call call) throws ApiProblem, IOException {
        return new PluginUpload(
                call.query("file", "", text -> text),
                call.file(LARGEST),
                call.query("reason", "", text -> text),
                call.query("rollback", "false", Boolean::parseBoolean));
    }

    private void remove(Call call) throws ApiProblem, IOException {
        call.body();
        String name = call.path("name", text -> text);
        answer(call, plugins.uninstall(call.session(), name, call.query("reason", "", text -> text)));
    }

    private static void answer(Call call, Answer<Plugins.Deed> answer) throws ApiProblem, IOException {
        if (answer.refusal().isPresent()) {
            throw ApiProblem.of(answer.refusal().get());
        }
        Plugins.Deed deed = answer.given().orElseThrow();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", deed.plugin().name())
                .put("version", deed.plugin().version())
                .put("sha256", deed.plugin().sha256())
                .put("previousVersion", deed.previousVersion())
                .put("audit", deed.audit());
        ObjectNode equipment = json.putObject("equipment");
        deed.equipment().forEach(equipment::put);
        call.answer(200, json);
    }
}
