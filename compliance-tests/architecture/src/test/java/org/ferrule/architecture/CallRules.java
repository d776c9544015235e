package org.ferrule.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Calls that make behaviour untestable (ambient time, sleeping) or output invisible (the standard streams). */
final class CallRules {
    private static final Pattern CLOCK_CLASS = Pattern.compile(".*Clock|SystemTime");

    private static final Map<String, Set<String>> AMBIENT_TIME = Map.of(
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
            "java.lang.Thread", Set.of("sleep", "stop"),
            "java.util.concurrent.TimeUnit", Set.of("sleep"),
            "java.util.Date", Set.of("<init>"),
            "java.util.Calendar", Set.of("getInstance"),
            "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"),
            "java.time.InstantSource", Set.of("system"));

    private static final Map<String, Set<String>> ACTUATION = Map.of(
            "org.ferrule.api.driver.Writable", Set.of("write"),
            "org.ferrule.api.driver.Commandable", Set.of("start"),
            "org.ferrule.api.driver.Execution", Set.of("cancel"),
            "org.ferrule.api.driver.Decidable", Set.of("decide"));

    private CallRules() {}

    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .that(describe("are not a clock class", type -> !isClockClass(type)))
            .should()
            .accessTargetWhere(readsAmbientTime())
            .because("tests steer time; inject java.time.InstantSource, or ask the module's one clock class")
            .allowEmptyShould(true);

    static final ArchRule ONLY_COMMAND_LINES_PRINT = noClasses()
            .that()
            .resideOutsideOfPackages(Room.LAUNCHER.tree(), "..cli..")
            .should()
            .accessTargetWhere(
                    describe("target is a standard stream or prints a stack trace to one", CallRules::isStandardStream))
            .because("a service's words belong in its log, where they carry a time and a level")
            .allowEmptyShould(true);

    static final ArchRule ONLY_THE_GOVERNOR_ACTS = noClasses()
            .that()
            .resideInAPackage("org.ferrule..")
            .and()
            .resideOutsideOfPackages("org.ferrule.core.governor..", Room.SDK_API.tree(), "org.ferrule.plugin..")
            .should()
            .accessTargetWhere(describe("target makes a driver act", CallRules::isActuation))
            .because("whatever else acted on a device would act without authority, checks and intent")
            .allowEmptyShould(true);

    /** True for what reads ambient time itself, allowed or not. */
    static boolean readsAmbientTime(JavaClass type) {
        return type.getAccessesFromSelf().stream().anyMatch(readsAmbientTime());
    }

    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(CallRules::outermost).orElse(type);
    }

    private static boolean isClockClass(JavaClass type) {
        return CLOCK_CLASS.matcher(outermost(type).getSimpleName()).matches();
    }

    private static DescribedPredicate<JavaAccess<?>> readsAmbientTime() {
        return describe("target reads ambient time or sleeps", access -> {
            AccessTarget target = access.getTarget();
            return isNow(target) || isListed(target);
        });
    }

    private static boolean isNow(AccessTarget target) {
        return target.getOwner().getName().startsWith("java.time.")
                && target.getName().equals("now")
                && !parametersOf(target).contains("java.time.Clock");
    }

    private static boolean isListed(AccessTarget target) {
        String owner = target.getOwner().getName();
        // new Date(millis) converts; only new Date() asks for the time.
        boolean converts =
                owner.equals("java.util.Date") && !parametersOf(target).isEmpty();
        return !converts && AMBIENT_TIME.getOrDefault(owner, Set.of()).contains(target.getName());
    }

    private static boolean isStandardStream(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        boolean prints = target.getName().equals("printStackTrace")
                && parametersOf(target).isEmpty();
        boolean field = target.getOwner().getName().equals("java.lang.System")
                && Set.of("out", "err").contains(target.getName());
        return prints || field;
    }

    private static boolean isActuation(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        return ACTUATION.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
    }

    private static List<String> parametersOf(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }
}
