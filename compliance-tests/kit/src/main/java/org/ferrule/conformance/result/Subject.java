package org.ferrule.conformance.result;

/**
 * What was judged.
 *
 * @param file name of the plugin's file
 * @param sha256 of that file
 * @param bundle symbolic name
 * @param version of the bundle
 * @param type of equipment
 * @param descriptorSha256 of the descriptor
 */
public record Subject(
        String file, String sha256, String bundle, String version, String type, String descriptorSha256) {}
