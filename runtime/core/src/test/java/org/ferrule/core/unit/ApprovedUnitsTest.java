package org.ferrule.core.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovedUnitsTest {
    private final ApprovedUnits units = ApprovedUnits.load();

    @Test
    void everyCodeIsValidUcum() throws Exception {
        UcumService ucum = new UcumEssenceService(UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml"));
        assertThat(units.all()).hasSizeGreaterThan(40).allSatisfy(unit -> assertThat(ucum.validate(unit.ucum()))
                .as(unit.ucum())
                .isNull());
    }

    @Test
    void noCodeAndNoTextIsListedTwice() {
        List<String> texts = units.all().stream().map(ApprovedUnit::text).toList();
        assertThat(new HashSet<>(texts)).hasSameSizeAs(texts);
    }

    /** Numbers as published in the UNECE_to_OPCUA table of the OPC Foundation. */
    @ParameterizedTest
    @CsvSource({
        "Cel, 4408652", "K, 4932940", "[pH], 5321520", "%, 20529", "%{sat}, 20529", "mL/min, 13361", "L/min, 19506",
        "/min, 5394509", "/min, 4405556", "mbar, 5063250", "bar, 4342098", "mL, 5065812", "L, 5002322", "g, 4674125",
        "mg/L, 19761", "g/L, 18252", "s, 5457219", "h, 4740434", "ms, 4403766", "1, 4404786", "[ppm], 13625",
        "/mL, 4732208", "mL/h, 4666677", "uS/cm, 4666418", "mS/cm, 4732465", "nA, 4404025"
    })
    void everyUnitIsFoundByItsOpcUaUnitId(String ucum, int unitId) {
        assertThat(units.findByOpcUaUnitId(unitId)).extracting(ApprovedUnit::ucum).contains(ucum);
    }

    @Test
    void anUnknownOpcUaUnitIdMeansNothing() {
        assertThat(units.findByOpcUaUnitId(-1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "degC, Cel", "°C, Cel", "rpm, /min", "RPM, /min", "% sat, %{sat}", "pH, [pH]", "ml/min, mL/min", "ppm, [ppm]",
        "10^6/mL, 10*6/mL", "mg/l, mg/L"
    })
    void aCommonWrongSpellingGetsTheRightOne(String wrong, String right) {
        assertThat(units.find(wrong)).isEmpty();
        assertThat(units.suggest(wrong)).contains(right);
    }

    @Test
    void everySuggestionIsApproved() {
        assertThat(List.of("Celsius", "sccm", "cells/mL", "hours", "kΩ", "xg", "MBAR", "KG"))
                .allSatisfy(wrong -> assertThat(units.suggest(wrong).flatMap(units::find)).as(wrong).isPresent());
    }
}
