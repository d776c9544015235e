package ${package};

import org.ferrule.conformance.junit.EquipmentConformance;

/** Every check of the kit as a test. What it finds is in target/conformance, and report.html there is the page to read. */
class ConformanceIT implements EquipmentConformance {}
