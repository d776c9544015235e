package org.ferrule.people.account;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ferrule.people.IdentityProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The providers of identity by the names that accounts use. They come and go while the site runs. Thread-safe. */
public final class IdentityProviders {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityProviders.class);

    private final Map<String, IdentityProvider> providers = new ConcurrentHashMap<>();

    /** Starts with the accounts of this site. */
    public IdentityProviders(IdentityProvider local) {
        providers.put(Person.LOCAL, local);
    }

    /** Takes one in; a name that is taken keeps its provider, so that nobody can take another's place. */
    public void add(IdentityProvider provider, Map<String, ?> properties) {
        Object name = properties.get(IdentityProvider.NAME);
        if (!(name instanceof String text) || !AccountRules.isIdentity(text)) {
            LOG.warn("a provider of identity without a property {} of a-z 0-9 - is not used", IdentityProvider.NAME);
        } else if (providers.putIfAbsent(text, provider) != null) {
            LOG.warn("a second provider of identity '{}' is not used", text);
        }
    }

    /** Lets one go. */
    public void remove(IdentityProvider provider) {
        providers.values().removeIf(other -> other == provider);
    }

    /** The one that accounts name so; empty if it is not there now. */
    public Optional<IdentityProvider> find(String name) {
        return Optional.ofNullable(providers.get(name));
    }
}
