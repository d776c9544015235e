package org.ferrule.zoo;

/** Every other shipped type, from the second on. */
class OtherReferencePluginsIT extends ReferencePlugins {
    OtherReferencePluginsIT() {
        super(1);
    }
}
