package org.ferrule.zoo;

/** Every other shipped type, from the first on. */
class ReferencePluginsIT extends ReferencePlugins {
    ReferencePluginsIT() {
        super(0);
    }
}
