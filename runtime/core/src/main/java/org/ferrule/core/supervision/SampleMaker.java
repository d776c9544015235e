package org.ferrule.core.supervision;

import java.time.InstantSource;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Provenance;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Turns readings into samples of one equipment: judges, stamps and numbers them.
 *
 * @param equipment whose samples
 * @param clock stamps the acquisition
 * @param rules judge the quality
 * @param sequences number each parameter's samples
 */
record SampleMaker(EquipmentId equipment, InstantSource clock, SampleRules rules, Sequences sequences) {
    /**
     * Where a sample comes from.
     *
     * @param provenance polled, pushed or read back
     * @param reading from the driver
     */
    record Origin(Provenance provenance, Reading reading) {}

    SampleRules.Judged judge(ParameterDescriptor parameter, Reading reading) {
        return rules.judge(parameter, reading);
    }

    /** The next sample; without origin it is the runtime's own. */
    Sample next(ParameterDescriptor parameter, SampleRules.Judged judged, @Nullable Origin origin) {
        return new Sample(
                equipment,
                parameter.id(),
                judged.value(),
                parameter.domain().unit(),
                judged.quality(),
                origin == null ? null : origin.reading().sourceTime(),
                clock.instant(),
                sequences.next(parameter.id()),
                origin == null ? Provenance.RUNTIME : origin.provenance());
    }
}
