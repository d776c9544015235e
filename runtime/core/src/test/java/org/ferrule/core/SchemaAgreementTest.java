package org.ferrule.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.core.profile.Profiles;
import org.ferrule.core.site.SiteFileReader;
import org.ferrule.core.unit.ApprovedUnit;
import org.ferrule.core.unit.ApprovedUnits;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.Mistakes;
import org.ferrule.core.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An editor that knows the schema and the runtime must not disagree about a file's form. */
class SchemaAgreementTest {
    private static final JsonSchema DESCRIPTOR = schema(EquipmentDescriptor.class, "descriptor.schema.json");
    private static final JsonSchema SITE = schema(SiteFileReader.class, "site.schema.json");

    static Stream<MistakeCase> cases() {
        return Stream.of("descriptor/mistakes.txt", "binding/mistakes.txt", "site/mistakes.txt")
                .flatMap(name -> MistakeCase.all(name).stream());
    }

    @ParameterizedTest
    @MethodSource("org.ferrule.core.Resources#goodFiles")
    void aFileThatTheReaderTakesIsValid(String name) {
        assertThat(validate(name, Resources.text(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aMistakeOfFormAndOnlyThatIsInvalid(MistakeCase wrong) {
        assertThat(validate(wrong.base(), wrong.file()).isEmpty())
                .as("valid by the schema")
                .isEqualTo(!wrong.isFormal());
    }

    @Test
    void theSchemaListsTheApprovedUnitsAndTheProfiles() {
        JsonNode schema = DESCRIPTOR.getSchemaNode();
        List<String> units =
                ApprovedUnits.load().all().stream().map(ApprovedUnit::ucum).toList();
        assertThat(texts(schema.at("/$defs/unit/enum"))).containsAll(units).hasSize(units.size() + 1);
        assertThat(texts(schema.at("/properties/profile/enum")))
                .containsExactlyElementsOf(Profiles.load().byName().keySet());
    }

    private static List<String> texts(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .toList();
    }

    private static Set<ValidationMessage> validate(String name, String text) {
        ConfigNode file = new YamlReader(new Mistakes(name))
                .read(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        return (name.equals(Resources.SITE) ? SITE : DESCRIPTOR).validate(json(file));
    }

    private static JsonSchema schema(Class<?> owner, String name) {
        InputStream in = owner.getResourceAsStream(name);
        assertThat(in).as(name).isNotNull();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }

    /** What a JSON view of the file is by the core schema of YAML 1.2, which editors use. */
    private static JsonNode json(ConfigNode node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node instanceof ConfigNode.Mapping map) {
            ObjectNode object = make.objectNode();
            map.entries().values().forEach(entry -> object.set(entry.key(), json(entry.value())));
            return object;
        }
        if (node instanceof ConfigNode.Sequence list) {
            ArrayNode array = make.arrayNode();
            list.items().forEach(item -> array.add(json(item)));
            return array;
        }
        ConfigNode.Scalar scalar = (ConfigNode.Scalar) node;
        if (!scalar.isPlain()) {
            return make.textNode(scalar.text());
        }
        if (scalar.isNothing()) {
            return make.nullNode();
        }
        if (scalar.text().matches("[-+]?[0-9]+")) {
            return make.numberNode(Long.parseLong(scalar.text()));
        }
        if (scalar.text().matches("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?")) {
            return make.numberNode(new BigDecimal(scalar.text()));
        }
        return scalar.text().matches("true|false")
                ? make.booleanNode(Boolean.parseBoolean(scalar.text()))
                : make.textNode(scalar.text());
    }
}
