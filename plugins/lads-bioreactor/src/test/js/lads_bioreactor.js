// A bioreactor of the published LADS types by node-opcua; the process ends with its standard input.
//   node lads_bioreactor.js PKI_DIRECTORY
// One line on standard output when it listens: {"port": NUMBER, "certificate": FILE}
"use strict";
const opcua = require("node-opcua");
const { nodesets } = require("node-opcua-nodesets");
const { DataType, StatusCodes } = opcua;

console.log = console.error; // standard output is for the one line alone

const LADS = "http://opcfoundation.org/UA/LADS/";
const GOOD = { statusCode: StatusCodes.Good, outputArguments: [] };

const set = (variable, dataType, value) => variable.setValueFromSource({ dataType, value });

function measured(variable, value, engineeringUnit) {
  set(variable, DataType.Double, value);
  set(variable.engineeringUnits, DataType.ExtensionObject, engineeringUnit);
}

const name = (machine) => machine.currentStateNode?.browseName.name;

/** Makes the method do something where it is allowed. */
function bind(method, isAllowed, act) {
  method.bindMethod(async (inputs, context) => {
    if (!isAllowed()) {
      return { statusCode: StatusCodes.BadInvalidState };
    }
    act(...inputs.map((input) => input.value));
    return GOOD;
  });
}

class Bioreactor {
  constructor(space) {
    this.space = space;
    this.own = space.registerNamespace("urn:peer:bioreactor");
    this.lads = space.getNamespaceIndex(LADS);
    const deviceSet = space.findNode(`ns=${space.getNamespaceIndex("http://opcfoundation.org/UA/DI/")};i=5001`);
    this.device = this.instance("LADSDeviceType", "Fermenter 7", deviceSet, ["DeviceHealth", "MachineryOperationMode"]);
    this.identify();
    const inner = ["Hold", "Unhold"].map((method) => `FunctionalUnitState.RunningStateMachine.${method}`);
    const outer = ["Start", "Stop", "Abort", "Clear"].map((method) => `FunctionalUnitState.${method}`);
    this.unit = this.instance("FunctionalUnitType", "Bag", this.device.functionalUnitSet,
      ["FunctionSet", "FunctionalUnitState.RunningStateMachine", ...outer, ...inner]);
    this.states();
    const unit = (code, text) => opcua.makeEUInformation(code, text, text);
    const celsius = unit("CEL", "\u00b0C");
    this.loop("Temperature", 36.5, 37, celsius);
    this.loop("pH", 7.15, 7.2, unit("Q30", "pH"));
    this.loop("pO2", 48, 50, unit("P1", "%"));
    this.loop("Stirrer Speed", 119, 120, unit("RPM", "rpm"));
    this.loop("Sparger 2", 5, 6, unit("41", "mL/min"));
    this.loop("O2", 1, 2, celsius); // a unit that no gas flow has
    const volume = this.instance("AnalogScalarSensorFunctionType", "Vessel-Volume", this.unit.functionSet);
    measured(volume.sensorValue, 1500, unit("MLT", "mL"));
  }

  instance(type, browseName, parent, optionals = []) {
    const objectType = this.space.findObjectType(type, this.lads);
    return objectType.instantiate({ browseName: { name: browseName, namespaceIndex: this.own.index }, componentOf: parent, optionals });
  }

  identify() {
    const text = (variable, value) => set(variable, DataType.String, value);
    const localized = (variable, value) => set(variable, DataType.LocalizedText, new opcua.LocalizedText({ text: value }));
    localized(this.device.identification.manufacturer, "Peer Works");
    localized(this.device.identification.model, "F-7");
    text(this.device.identification.serialNumber, "P-0815");
    text(this.device.identification.hardwareRevision, "C");
    text(this.device.identification.softwareRevision, "2.1");
    set(this.device.deviceHealth, DataType.Int32, 4);
    opcua.promoteToStateMachine(this.device.deviceState).setState("Operate");
    opcua.promoteToStateMachine(this.device.machineryOperationMode).setState("Setup");
  }

  states() {
    const outer = opcua.promoteToStateMachine(this.unit.functionalUnitState);
    const inner = opcua.promoteToStateMachine(outer.runningStateMachine);
    const isIn = (wanted) => () => [name(outer), `${name(outer)}.${name(inner)}`].includes(wanted);
    outer.setState("Stopped");
    bind(outer.start, isIn("Stopped"), () => { outer.setState("Running"); inner.setState("Execute"); });
    bind(inner.hold, isIn("Running.Execute"), () => inner.setState("Held"));
    bind(inner.unhold, isIn("Running.Held"), () => inner.setState("Execute"));
    bind(outer.stop, isIn("Running"), () => { outer.setState("Stopping"); outer.setState("Stopped"); });
    bind(outer.abort, isIn("Running"), () => { outer.setState("Aborting"); outer.setState("Aborted"); });
    bind(outer.clear, isIn("Aborted"), () => { outer.setState("Clearing"); outer.setState("Stopped"); });
  }

  loop(browseName, value, target, engineeringUnit) {
    const loop = this.instance("AnalogControlFunctionType", browseName, this.unit.functionSet,
      ["ControlFunctionState.StartWithTargetValue", "ControlFunctionState.Stop"]);
    measured(loop.currentValue, value, engineeringUnit);
    measured(loop.targetValue, target, engineeringUnit);
    const machine = opcua.promoteToStateMachine(loop.controlFunctionState);
    machine.setState("Stopped");
    const isIn = (wanted) => () => name(machine) === wanted;
    bind(machine.startWithTargetValue, isIn("Stopped"), (wanted) => {
      set(loop.targetValue, DataType.Double, wanted);
      set(loop.currentValue, DataType.Double, wanted);
      machine.setState("Running");
    });
    bind(machine.getMethodByName("Stop"), isIn("Running"), () => machine.setState("Stopped"));
  }
}

async function main([root]) {
  const serverCertificateManager = new opcua.OPCUACertificateManager({ rootFolder: root, automaticallyAcceptUnknownCertificate: true });
  await serverCertificateManager.initialize();
  const server = new opcua.OPCUAServer({
    host: "127.0.0.1",
    hostname: "localhost",
    alternateHostname: "localhost",
    port: 0,
    nodeset_filename: ["standard", "di", "ia", "machinery", "amb", "lads"].map((set) => nodesets[set]),
    securityPolicies: [opcua.SecurityPolicy.Basic256Sha256],
    securityModes: [opcua.MessageSecurityMode.SignAndEncrypt],
    serverCertificateManager,
    userCertificateManager: serverCertificateManager,
  });
  await server.initialize();
  new Bioreactor(server.engine.addressSpace);
  await server.start();
  process.stdout.write(`${JSON.stringify({ port: server.endpoints[0].port, certificate: server.certificateFile })}\n`);
}

process.stdin.on("end", () => process.exit(0)).resume();
main(process.argv.slice(2)).catch((failure) => {
  console.error(failure);
  process.exit(1);
});
