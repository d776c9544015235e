// OPC UA servers by node-opcua in one process, which ends with its standard input:
//   node servers.js PKI_DIRECTORY PORT NAME...    (PORT 0: any)
// One line on standard output when they listen: {"NAME": {"port": NUMBER, "certificate": FILE}, ...}
"use strict";
const opcua = require("node-opcua");
const { DataType, StatusCodes, VariantArrayType } = opcua;

console.log = console.error; // standard output is for the one line alone

const URI = "urn:peer:server";
const NAMESPACE = "urn:peer:device";
const SCALARS = {
  Boolean: true,
  SByte: -128,
  Byte: 255,
  Int16: -32768,
  UInt16: 65535,
  Int32: -2147483648,
  UInt32: 4294967295,
  Int64: [0x80000000, 0], // high and low word
  UInt64: [0x7fffffff, 0xffffffff],
  Float: 37.1,
  Double: 0.1,
  String: "vessel \u00b0C",
  DateTime: new Date("2026-02-28T23:59:59.999Z"),
  Guid: "72962b91-fa75-4ae6-8d28-b404dc7daf63",
  ByteString: Buffer.from([0, 255, 10]),
  XmlElement: "<vessel/>",
  NodeId: opcua.resolveNodeId("i=85"),
  ExpandedNodeId: opcua.coerceExpandedNodeId("i=85"),
  StatusCode: StatusCodes.BadSensorFailure,
  QualifiedName: new opcua.QualifiedName({ namespaceIndex: 0, name: "Qualified" }),
  LocalizedText: new opcua.LocalizedText({ locale: "de", text: "Gef\u00e4\u00df" }),
};

function addVariables(namespace, device) {
  const add = (name, dataType, value, extra = {}) => {
    const variable = namespace.addVariable({
      componentOf: device, browseName: name, nodeId: `s=${name}`, dataType, ...extra,
    });
    variable.setValueFromSource(value);
    return variable;
  };
  for (const [type, value] of Object.entries(SCALARS)) {
    add(type, type, { dataType: DataType[type], arrayType: VariantArrayType.Scalar, value });
  }
  add("Duration", "i=290", { dataType: DataType.Double, value: 1500 });
  add("Enumeration", "i=852", { dataType: DataType.Int32, value: 1 });
  add("Anything", "i=24", { dataType: DataType.Double, value: 0 });
  add("Absent", "String", { dataType: DataType.String, value: null });
  add("Range", "i=884", { dataType: DataType.ExtensionObject, value: new opcua.Range({ low: -1.5, high: 60 }) });
  add("Unit", "i=887", { dataType: DataType.ExtensionObject, value: opcua.standardUnits.degree_celsius });
  add("Series", "Int16", { dataType: DataType.Int16, arrayType: VariantArrayType.Array, value: [1, -2, 3] }, { valueRank: 1 });
  add("Names", "String", { dataType: DataType.String, arrayType: VariantArrayType.Array, value: ["a", "b"] }, { valueRank: 1 });
  add("Matrix", "Double",
    { dataType: DataType.Double, arrayType: VariantArrayType.Matrix, dimensions: [2, 2], value: [1, 2, 3, 4] }, { valueRank: 2, arrayDimensions: [2, 2] });
  add("Fixed", "Double", { dataType: DataType.Double, value: 1 }, { accessLevel: "CurrentRead" });
  add("Broken", "Double", { dataType: DataType.Double, value: 1 })
    .setValueFromSource({ dataType: DataType.Double, value: 1 }, StatusCodes.BadSensorFailure);
  add("Doubtful", "Double", { dataType: DataType.Double, value: 1 })
    .setValueFromSource({ dataType: DataType.Double, value: 2 }, StatusCodes.UncertainLastUsableValue);
  for (let i = 0; i < 200; i++) {
    add(`Many${i}`, "Int32", { dataType: DataType.Int32, value: i });
  }
}

function addMethods(namespace, device) {
  const add = (name, inputArguments, outputArguments, answer) =>
    namespace
      .addMethod(device, { browseName: name, nodeId: `s=${name}`, inputArguments, outputArguments })
      .bindMethod(async (inputs, context) => answer(inputs.map((input) => input.value)));
  const text = (name, dataType, extra = {}) => ({ name, description: name, dataType, ...extra });
  add("Repeat",
    [text("text", DataType.String), text("times", DataType.UInt16), text("factors", DataType.Float, { valueRank: 1 })],
    [text("text", DataType.String), text("product", DataType.Double)],
    ([word, times, factors]) => ({
      statusCode: StatusCodes.Good,
      outputArguments: [
        { dataType: DataType.String, value: word.repeat(times) },
        { dataType: DataType.Double, value: factors.reduce((a, b) => a * b, 1) },
      ],
    }));
  add("Nothing", [], [], () => ({ statusCode: StatusCodes.Good, outputArguments: [] }));
  add("Refuse", [], [], () => ({ statusCode: StatusCodes.BadInvalidState }));
  add("Judge", [text("level", DataType.Double), text("mode", DataType.Int32)], [], () => ({
    statusCode: StatusCodes.BadInvalidArgument,
    inputArgumentResults: [StatusCodes.Good, StatusCodes.BadOutOfRange],
  }));
  add("Throw", [], [], () => { throw new Error("the method's own program failed"); });
}

async function pki(root) {
  const manager = new opcua.OPCUACertificateManager({ rootFolder: root, automaticallyAcceptUnknownCertificate: true });
  await manager.initialize();
  return manager;
}

async function start(root, populate, options) {
  const serverCertificateManager = await pki(root);
  const server = new opcua.OPCUAServer({
    host: "127.0.0.1",
    hostname: "localhost",
    alternateHostname: "localhost",
    port: 0,
    securityPolicies: [opcua.SecurityPolicy.Basic256Sha256],
    securityModes: [opcua.MessageSecurityMode.SignAndEncrypt],
    serverInfo: { applicationUri: URI },
    serverCertificateManager,
    userCertificateManager: serverCertificateManager,
    userManager: { isValidUser: (user, password) => user === "operator" && password === "s\u00e9cret" },
    ...options,
  });
  await server.initialize();
  const space = server.engine.addressSpace;
  populate(space.registerNamespace(NAMESPACE), space.rootFolder.objects);
  await server.start();
  return { port: server.endpoints[0].port, certificate: server.certificateFile };
}

function everything(namespace, objects) {
  const device = namespace.addObject({ organizedBy: objects, browseName: "Device", nodeId: "s=Device" });
  addVariables(namespace, device);
  addMethods(namespace, device);
}

function oneVariable(namespace, objects) {
  const variable = { organizedBy: objects, browseName: "Double", nodeId: "s=Double", dataType: "Double" };
  namespace.addVariable(variable).setValueFromSource({ dataType: DataType.Double, value: 0.1 });
}

const SERVERS = {
  secured: (root, port) => start(root, everything, { port }),
  weak: (root) => start(root, oneVariable, {
    nodeset_filename: [opcua.get_mini_nodeset_filename()], // starts four times as fast
    securityPolicies: [opcua.SecurityPolicy.None, opcua.SecurityPolicy.Basic256Sha256],
    securityModes: [opcua.MessageSecurityMode.None, opcua.MessageSecurityMode.Sign],
  }),
  misnamed: async (root) => start(root, oneVariable, {
    nodeset_filename: [opcua.get_mini_nodeset_filename()],
    ...(await anotherName(root)),
  }),
};

async function anotherName(root) {
  const manager = await pki(root);
  const certificateFile = `${root}/own/certs/another.pem`;
  await manager.createSelfSignedCertificate({
    applicationUri: "urn:peer:somebody-else", subject: "/CN=somebody else", dns: ["localhost"],
    startDate: new Date(), validity: 30, outputFile: certificateFile,
  });
  return { certificateFile, privateKeyFile: manager.privateKey };
}

async function main([root, port, ...names]) {
  const started = {};
  for (const name of names) {
    started[name] = await SERVERS[name](`${root}/${name}`, Number(port));
  }
  process.stdout.write(`${JSON.stringify(started)}\n`);
}

process.stdin.on("end", () => process.exit(0)).resume();
main(process.argv.slice(2)).catch((failure) => {
  console.error(failure);
  process.exit(1);
});
