package org.ferrule.people.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.Signature;
import org.ferrule.people.Access;
import org.ferrule.people.AccessException;
import org.ferrule.people.Account;
import org.ferrule.people.Accounts;
import org.ferrule.people.Authority;
import org.ferrule.people.Credentials;
import org.ferrule.people.IdentityProvider;
import org.ferrule.people.Principal;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.ferrule.people.Sessions;
import org.ferrule.people.account.AccountBook;
import org.ferrule.people.account.IdentityProviders;
import org.ferrule.people.account.LocalIdentity;
import org.ferrule.people.account.PeopleClock;
import org.ferrule.people.password.HashCost;
import org.ferrule.people.password.PasswordHasher;
import org.ferrule.people.password.PasswordRules;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The people of one site: joins the parts and offers them as services. Its parts are no services, so nobody finds them. */
@Component(service = {Access.class, Sessions.class, Accounts.class})
public final class SitePeople implements Access, Sessions, Accounts, AutoCloseable {
    private final SessionTable table;
    private final SessionJournal journal;
    private final CredentialCheck check;
    private final FailureLimit limit;
    private final IdentityProviders providers;
    private final Access access;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Sweeper sweeper = new Sweeper(this::sweep);

    /** Opens the accounts in {@code ferrule.data}; accounts that cannot be opened keep people out, but not the site from running. */
    @Activate
    public SitePeople(BundleContext bundles, @Reference AuditTrail trail) {
        this(
                Path.of(Objects.requireNonNull(
                        bundles.getProperty("ferrule.data"), "framework property ferrule.data is not set")),
                trail,
                PeopleClock.machine(),
                HashCost.USUAL);
        sweeper.start();
    }

    /**
     * Opens the accounts in a directory.
     *
     * @param directory that holds people.json
     * @param trail records everything, and remembers
     * @param clock the time
     * @param cost of a check of a password
     */
    public SitePeople(Path directory, AuditTrail trail, PeopleClock clock, HashCost cost) {
        PasswordHasher hasher = new PasswordHasher(cost);
        AccountBook book = new AccountBook(directory, trail);
        journal = new SessionJournal(trail);
        table = new SessionTable(clock);
        limit = new FailureLimit(clock);
        providers = new IdentityProviders(new LocalIdentity(book, hasher, clock));
        LockOuts lockOuts = new LockOuts(
                clock,
                user -> book.find(user)
                        .flatMap(person -> journal.newest(user)
                                .filter(record -> record.stamp().utc().isAfter(person.unlocked()))));
        Refusals refusals = new Refusals(book, limit);
        check = new CredentialCheck(book, providers, journal, new CredentialCheck.Limits(lockOuts, limit));
        access = new SiteAccess(book, table, check, clock);
        SessionRegister register = new SessionRegister(table, journal);
        Passwords passwords = new Passwords(hasher, new PasswordRules(hasher), clock, refusals);
        sessions = new SignInDesk(book, register, check, passwords);
        accounts = new AccountDesk(book, access, new AccountDesk.Endings(register, lockOuts), passwords);
    }

    /** Takes in a provider of identity. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addIdentityProvider(IdentityProvider provider, Map<String, Object> properties) {
        providers.add(provider, properties);
    }

    /** Lets a provider of identity go. */
    public void removeIdentityProvider(IdentityProvider provider) {
        providers.remove(provider);
    }

    /** Records sessions whose time is over, and attempts that were turned away; called every few seconds. */
    void sweep() {
        journal.ended(table.expire());
        check.reportTurnedAway();
    }

    /** Ends all sessions; idempotent. */
    @Override
    @Deactivate
    public void close() {
        sweeper.close();
        journal.ended(table.endAll("the runtime stopped"));
        long turnedAway = limit.takeAllTurnedAway();
        if (turnedAway > 0) {
            journal.turnedAway(turnedAway);
        }
    }

    @Override
    public Actor actor(SessionKey session) {
        return access.actor(session);
    }

    @Override
    public Actor authorise(SessionKey session, Authority authority, Optional<EquipmentId> equipment)
            throws AccessException {
        return access.authorise(session, authority, equipment);
    }

    @Override
    public Signature sign(
            SessionKey session, Credentials shown, Signature.Meaning meaning, Optional<EquipmentId> equipment)
            throws AccessException {
        return access.sign(session, shown, meaning, equipment);
    }

    @Override
    public SessionKey signIn(Credentials shown, String client) throws AccessException {
        return sessions.signIn(shown, client);
    }

    @Override
    public void signOut(SessionKey session) {
        sessions.signOut(session);
    }

    @Override
    public Principal principal(SessionKey session) throws AccessException {
        return sessions.principal(session);
    }

    @Override
    public void changePassword(SessionKey session, String old, String replacement) throws AccessException {
        sessions.changePassword(session, old, replacement);
    }

    @Override
    public List<Account> all(SessionKey session) throws AccessException {
        return accounts.all(session);
    }

    @Override
    public String create(SessionKey session, String user, String printedName, Set<Role> roles, List<String> equipment)
            throws AccessException {
        return accounts.create(session, user, printedName, roles, equipment);
    }

    @Override
    public void assign(SessionKey session, String user, Set<Role> roles, List<String> equipment, String reason)
            throws AccessException {
        accounts.assign(session, user, roles, equipment, reason);
    }

    @Override
    public void setEnabled(SessionKey session, String user, boolean isEnabled, String reason) throws AccessException {
        accounts.setEnabled(session, user, isEnabled, reason);
    }

    @Override
    public String reset(SessionKey session, String user, String reason) throws AccessException {
        return accounts.reset(session, user, reason);
    }

    @Override
    public void identify(SessionKey session, String user, String identity, String reason) throws AccessException {
        accounts.identify(session, user, identity, reason);
    }

    @Override
    public Optional<Credentials> firstSecret() {
        return accounts.firstSecret();
    }

    @Override
    public String problem() {
        return accounts.problem();
    }
}
