// A combination that cannot be is refused in words, and leaves nothing behind.
def reason = ""
def chosen = [profile: profile, transport: transport, language: language]
def legal = [
    profile: ["sensor", "bioreactor", "cell-processor", "balance", "gas-controller"],
    transport: ["modbus", "opcua", "serial"],
    language: ["java", "register-map"]
]
legal.each { name, values ->
    if (!values.contains(chosen[name])) {
        reason = "-D${name}=${chosen[name]} is none of ${values.join(', ')}."
    }
}
if (reason.isEmpty() && language == "register-map" && transport != "modbus") {
    reason = "-Dlanguage=register-map is a table of Modbus registers, and ${transport} has none." +
        " Take -Dtransport=modbus, or -Dlanguage=java."
}
if (reason.isEmpty() && language == "register-map" && ["bioreactor", "cell-processor"].contains(profile)) {
    reason = "-Dlanguage=register-map cannot tell functional states, which a ${profile} must have. Take -Dlanguage=java."
}
if (!reason.isEmpty()) {
    new File(request.outputDirectory, request.artifactId).deleteDir()
    throw new IllegalArgumentException(reason)
}
