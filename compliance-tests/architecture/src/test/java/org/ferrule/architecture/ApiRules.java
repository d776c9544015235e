package org.ferrule.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import org.osgi.annotation.versioning.ConsumerType;

/** How much a vendor may be asked to implement, and to learn. */
final class ApiRules {
    static final int MOST_TYPES = 80;
    private static final int MOST_METHODS_OF_VENDORS = 4;
    private static final int MOST_METHODS_OF_RUNTIME = 10;

    private ApiRules() {}

    static final ArchRule VENDOR_INTERFACES_ARE_SMALL = classes()
            .that()
            .resideInAPackage(Room.SDK_API.tree())
            .and()
            .areInterfaces()
            .and()
            .areAnnotatedWith(ConsumerType.class)
            .should(have(atMostAbstractMethods(MOST_METHODS_OF_VENDORS)))
            .because("an optional ability is a separate small interface")
            .allowEmptyShould(true);

    static final ArchRule OTHER_INTERFACES_ARE_SMALL = classes()
            .that()
            .resideInAPackage(Room.SDK_API.tree())
            .and()
            .areInterfaces()
            .and()
            .areNotAnnotations()
            .should(have(atMostAbstractMethods(MOST_METHODS_OF_RUNTIME)))
            .because("what takes longer to read than a screen is not understood")
            .allowEmptyShould(true);

    private static DescribedPredicate<JavaClass> atMostAbstractMethods(int most) {
        return DescribedPredicate.describe(
                "at most " + most + " abstract methods, own and inherited ones of ours",
                type -> type.getAllMethods().stream()
                                .filter(ApiRules::mustBeImplemented)
                                .map(method -> method.getName() + method.getRawParameterTypes())
                                .distinct()
                                .count()
                        <= most);
    }

    private static boolean mustBeImplemented(JavaMethod method) {
        return method.getOwner().getPackageName().startsWith("org.ferrule.")
                && method.getModifiers().contains(JavaModifier.ABSTRACT);
    }
}
