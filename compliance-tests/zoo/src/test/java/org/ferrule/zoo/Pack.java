package org.ferrule.zoo;

import java.nio.file.Files;
import java.nio.file.Path;

/** Packs a driver by hand, to try it with the command: class name or the name of an odd one, folder. */
public final class Pack {
    private Pack() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[1]));
        Specimen odd = Odd.all().get(args[0]);
        System.out.println((odd == null ? Specimen.of(Class.forName(args[0])) : odd).jar(folder));
    }
}
