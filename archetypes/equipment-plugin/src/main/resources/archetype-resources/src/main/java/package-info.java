/** The driver. Private: other bundles see the service that it registers, and none of its classes. */
@org.jspecify.annotations.NullMarked
package ${package};
