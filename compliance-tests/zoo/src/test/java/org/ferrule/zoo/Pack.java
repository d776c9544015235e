package org.ferrule.zoo;

import java.nio.file.Files;
import java.nio.file.Path;

/** Packs a driver by hand, to try it with the command: class name, folder. */
public final class Pack {
    private Pack() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[1]));
        System.out.println(Specimen.of(Class.forName(args[0])).jar(folder));
    }
}
