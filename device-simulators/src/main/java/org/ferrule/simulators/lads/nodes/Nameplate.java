package org.ferrule.simulators.lads.nodes;

/**
 * Who the device says it is, as far as it varies from device to device.
 *
 * @param serialNumber unique among devices of this model
 * @param softwareRevision of the simulator
 */
public record Nameplate(String serialNumber, String softwareRevision) {

    /** The world-wide unique name of this device. */
    public String productInstanceUri() {
        return "urn:ferrule:simulator:lads-bioreactor:" + serialNumber;
    }
}
