package org.ferrule.conformance.witness;

/**
 * An installed bundle.
 *
 * @param id the framework's number of it
 * @param name its symbolic name
 * @param version its version
 * @param state as the framework's specification names it
 * @param location where it was installed from
 * @param services that it registered
 * @param servicesInUse that it got and did not give back
 * @param listeners added through its context, or of one of its classes
 * @param serviceObjects registered through its context, or of one of its classes
 */
public record BundleSeen(
        long id,
        String name,
        String version,
        String state,
        String location,
        int services,
        int servicesInUse,
        int listeners,
        int serviceObjects) {}
