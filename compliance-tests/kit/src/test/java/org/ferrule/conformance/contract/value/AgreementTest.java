package org.ferrule.conformance.contract.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.Optional;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.Precautions;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementTest {
    private static final double TRUTH = 37.04296875;

    private static Agreement agreement(ValueType type, double resolution) {
        return new Agreement(
                new ParameterDescriptor(
                        new ParameterId("value"),
                        Optional.empty(),
                        ValueDomain.of(type, "Cel"),
                        Optional.empty(),
                        Optional.empty(),
                        ParameterDescriptor.Access.READ,
                        new ParameterDescriptor.Acquisition(
                                ParameterDescriptor.Acquisition.Mode.POLLED,
                                Duration.ofSeconds(1),
                                0,
                                Duration.ofSeconds(1)),
                        Optional.empty(),
                        Precautions.NONE,
                        ""),
                resolution);
    }

    private static JsonNode good(double value) {
        return JsonNodeFactory.instance.objectNode().put("value", value).put("quality", "GOOD");
    }

    private static JsonNode bad() {
        return JsonNodeFactory.instance.objectNode().putNull("value").put("quality", "BAD");
    }

    @Test
    void aNumberOfThirtyTwoBitsIsWhatTheDeviceHolds() {
        Agreement agreement = agreement(ValueType.REAL, 0);

        assertThat(agreement.isShown(DoubleNode.valueOf(TRUTH), good((float) TRUTH)))
                .isTrue();
        assertThat(agreement.isShown(DoubleNode.valueOf(0.1), good(0.1f))).isTrue();
    }

    @Test
    void whatIsNoNumberIsTheSameAsItself() {
        Agreement agreement = agreement(ValueType.REAL, 0);

        assertThat(agreement.isSame(TextNode.valueOf("-Infinity"), TextNode.valueOf("-Infinity")))
                .isTrue();
        assertThat(agreement.isSame(TextNode.valueOf("-Infinity"), TextNode.valueOf("NaN")))
                .isFalse();
        assertThat(agreement.isSame(TextNode.valueOf("-Infinity"), DoubleNode.valueOf(0)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {37.0, 37.04, 310.19296875, -37.04296875, 98.67734375, 0})
    void roundedAndConvertedTwiceAndWithTheWrongSignItIsNot(double shown) {
        assertThat(agreement(ValueType.REAL, 0).isShown(DoubleNode.valueOf(TRUTH), good(shown)))
                .isFalse();
    }

    @Test
    void theLastDigitOfTheDeviceIsAllowedAndNoMore() {
        Agreement agreement = agreement(ValueType.REAL, 0.01);

        assertThat(agreement.isShown(DoubleNode.valueOf(37.044), good(37.04))).isTrue();
        assertThat(agreement.isShown(DoubleNode.valueOf(37.044), good(37.03))).isFalse();
    }

    @Test
    void whereTheDeviceHasNoNumberOnlyABadSampleWithoutOneAgrees() {
        Agreement agreement = agreement(ValueType.REAL, 0);

        assertThat(agreement.isShown(TextNode.valueOf("NaN"), bad())).isTrue();
        assertThat(agreement.isShown(TextNode.valueOf("NaN"), good(0))).isFalse();
        assertThat(agreement.isShown(DoubleNode.valueOf(0), bad())).isFalse();
    }

    @Test
    void wordsOfEnumerationsAreComparedWithoutCaseAndDashes() {
        Agreement agreement = agreement(ValueType.ENUM, 0);

        assertThat(agreement.isSame(TextNode.valueOf("NotLoaded"), TextNode.valueOf("NOT_LOADED")))
                .isTrue();
        assertThat(agreement.isSame(TextNode.valueOf("Loaded"), TextNode.valueOf("NOT_LOADED")))
                .isFalse();
    }
}
