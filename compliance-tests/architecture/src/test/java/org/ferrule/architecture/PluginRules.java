package org.ferrule.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;

/** What a driver must not need, because its lane does it. */
final class PluginRules {
    private static final String PLUGINS = "org.ferrule.plugin..";
    private static final Pattern CONCURRENCY = Pattern.compile(
            "java\\.lang\\.Thread(\\$.*|Local|Group)?"
                    + "|java\\.util\\.Timer(Task)?"
                    + "|java\\.util\\.concurrent\\.locks\\..*"
                    + "|java\\.util\\.concurrent\\.\\w*(Executor|Future|ForkJoin|Latch|Semaphore|Barrier|Phaser|Exchanger)\\w*");

    private PluginRules() {}

    static final ArchRule NO_THREADS = noClasses()
            .that()
            .resideInAPackage(PLUGINS)
            .should()
            .dependOnClassesThat(describe(
                    "are for threads, locks or timers",
                    type -> CONCURRENCY.matcher(type.getName()).matches()))
            .because("a driver is called from one lane, never concurrently")
            .allowEmptyShould(true);

    static final ArchRule NO_SYNCHRONIZED_METHODS = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(PLUGINS)
            .should()
            .haveModifier(JavaModifier.SYNCHRONIZED)
            .because("a driver is called from one lane, never concurrently")
            .allowEmptyShould(true);
}
