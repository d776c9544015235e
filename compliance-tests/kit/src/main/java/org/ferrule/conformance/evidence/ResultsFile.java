package org.ferrule.conformance.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ferrule.conformance.result.Results;

/** {@code results.json}: everything of a run, for programs. Its schema is {@code results.schema.json} beside this class. */
public final class ResultsFile {
    /** The file's name in an evidence folder. */
    public static final String NAME = "results.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    private ResultsFile() {}

    /** The file's bytes. */
    public static byte[] write(Results results) throws JsonProcessingException {
        return MAPPER.writeValueAsString(results).concat("\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The results in an evidence folder.
     *
     * @throws IOException if there are none, or in another form; the message names the file
     */
    public static Results read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new IOException(folder + " holds no " + NAME + ": it is no evidence folder.");
        }
        try {
            Results results = MAPPER.readValue(Files.readAllBytes(file), Results.class);
            if (!Results.SCHEMA.equals(results.schema())) {
                throw new IOException(file + " has the form " + results.schema() + "; this kit reads " + Results.SCHEMA
                        + ". Use the kit that wrote it, or a newer one.");
            }
            return results;
        } catch (JsonProcessingException e) {
            throw new IOException(file + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
