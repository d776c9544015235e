package org.ferrule.core.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ferrule.core.Resources;
import org.ferrule.core.yaml.MistakesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDescriptorsTest {
    @TempDir
    private Path plugins;

    @Test
    void everyDescriptorOfEveryJarIsFound() throws Exception {
        Path arc = jar("arc.jar", "OSGI-INF/ferrule/do.yaml", Resources.text(Resources.DO_SENSOR));
        Path lads = jar("lads.jar", "OSGI-INF/ferrule/reactor.yaml", Resources.text(Resources.BIOREACTOR));
        Path other = jar("other.jar", "OSGI-INF/other.yaml", "no descriptor");
        assertThat(PluginDescriptors.read(List.of(arc, lads, other)))
                .containsOnlyKeys("hamilton.arc.visiferm-do", "ferrule.lads.bioreactor");
    }

    @Test
    void aDescriptorWithBindingsIsAPluginByItselfAndOneWithoutIsNot() throws Exception {
        Path bound = Files.writeString(plugins.resolve("incubator.yaml"), Resources.text("binding/modbus.yaml"));
        Path unbound = Files.writeString(plugins.resolve("do.yaml"), Resources.text(Resources.DO_SENSOR));

        assertThat(PluginDescriptors.read(List.of(bound))).containsOnlyKeys("example.incubator");
        assertThatThrownBy(() -> PluginDescriptors.read(List.of(bound, unbound)))
                .isInstanceOf(MistakesException.class)
                .hasMessage("plugins/do.yaml:1:1  binding: is missing: a descriptor without a driver must say where "
                        + "everything lies in the device. Add binding:, or put the plugin's jar into plugins/.");
    }

    @Test
    void theFilesOfASiteAreFoundInOrderAndOnlyThose() throws Exception {
        Path site = Files.createDirectories(plugins.resolve("site"));
        assertThat(DescriptorFiles.in(site)).isEmpty();
        Path folder = Files.createDirectories(site.resolve("plugins"));
        Path late = Files.writeString(folder.resolve("b.yaml"), "x");
        Path early = Files.writeString(folder.resolve("a.yaml"), "x");
        Files.writeString(folder.resolve("c.jar"), "x");

        assertThat(DescriptorFiles.in(site)).containsExactly(early, late);
    }

    @Test
    void twoPluginsWithOneTypeAreBothNamed() throws Exception {
        Path one = jar("one.jar", "OSGI-INF/ferrule/do.yaml", Resources.text(Resources.DO_SENSOR));
        Path two = jar("two.jar", "OSGI-INF/ferrule/do.yaml", Resources.text(Resources.DO_SENSOR));
        assertThatThrownBy(() -> PluginDescriptors.read(List.of(one, two)))
                .isInstanceOf(MistakesException.class)
                .hasMessage(
                        "two.jar!/OSGI-INF/ferrule/do.yaml:1:1  type: 'hamilton.arc.visiferm-do' is already provided by "
                                + "one.jar!/OSGI-INF/ferrule/do.yaml. Remove one of the two plugins.");
    }

    @Test
    void theMistakesOfAllJarsAreReportedTogether() throws Exception {
        Path broken = Files.writeString(plugins.resolve("broken.jar"), "this is no zip");
        Path wrong = jar("wrong.jar", "OSGI-INF/ferrule/do.yaml", Resources.with(Resources.DO_SENSOR, "Cel", "degC"));
        assertThatThrownBy(() -> PluginDescriptors.read(List.of(broken, wrong, plugins.resolve("gone.jar"))))
                .hasMessageContaining("broken.jar:1:1  is no readable jar")
                .hasMessageContaining("wrong.jar!/OSGI-INF/ferrule/do.yaml:20:35  parameters.temperature.unit: 'degC'")
                .hasMessageContaining("gone.jar:1:1  there is no such file");
    }

    private Path jar(String name, String entry, String content) throws IOException {
        Path jar = plugins.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(content.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return jar;
    }
}
