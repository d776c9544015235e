package org.ferrule.catalogue;

/** The ids of all requirements. Generated from the catalogue. */
public final class Req {
    /** The descriptor says what the device is. */
    public static final String IDN_001 = "IDN-001";
    /** The nameplate comes from the device. */
    public static final String IDN_002 = "IDN-002";
    /** A device keeps its identity. */
    public static final String IDN_003 = "IDN-003";
    /** Instances do not mix. */
    public static final String IDN_004 = "IDN-004";
    /** An exchanged device is noticed. */
    public static final String IDN_005 = "IDN-005";
    /** Unsupported firmware is not driven. */
    public static final String IDN_006 = "IDN-006";
    /** Only devices of the roster work for GMP. */
    public static final String IDN_007 = "IDN-007";
    /** Due dates are readable. */
    public static final String IDN_008 = "IDN-008";
    /** Declared parameters are readable, and no others. */
    public static final String PAR_001 = "PAR-001";
    /** Parameters are fully declared. */
    public static final String PAR_002 = "PAR-002";
    /** A value is what the device holds. */
    public static final String PAR_003 = "PAR-003";
    /** What is out of range is refused before the wire. */
    public static final String PAR_004 = "PAR-004";
    /** Both ends of a range are accepted. */
    public static final String PAR_005 = "PAR-005";
    /** What is read-only is refused before the wire. */
    public static final String PAR_006 = "PAR-006";
    /** A write is believed only when the device confirms it. */
    public static final String PAR_007 = "PAR-007";
    /** Units convert exactly. */
    public static final String PAR_008 = "PAR-008";
    /** Every value has a quality. */
    public static final String PAR_009 = "PAR-009";
    /** A stale value is never shown as fresh. */
    public static final String PAR_010 = "PAR-010";
    /** Fault codes are not numbers. */
    public static final String PAR_011 = "PAR-011";
    /** Values of several registers are whole. */
    public static final String PAR_012 = "PAR-012";
    /** Subscriptions lose nothing. */
    public static final String PAR_013 = "PAR-013";
    /** The raw value is kept. */
    public static final String PAR_014 = "PAR-014";
    /** The master file narrows limits. */
    public static final String PAR_015 = "PAR-015";
    /** Commands run to exactly one end. */
    public static final String CMD_001 = "CMD-001";
    /** Arguments are checked before the wire. */
    public static final String CMD_002 = "CMD-002";
    /** A command needs its state. */
    public static final String CMD_003 = "CMD-003";
    /** A request executes at most once. */
    public static final String CMD_004 = "CMD-004";
    /** A lost reply is an unknown outcome. */
    public static final String CMD_005 = "CMD-005";
    /** A running command can be stopped. */
    public static final String CMD_006 = "CMD-006";
    /** A stop overtakes. */
    public static final String CMD_007 = "CMD-007";
    /** The device's refusal keeps its code. */
    public static final String CMD_008 = "CMD-008";
    /** Progress never falls. */
    public static final String CMD_009 = "CMD-009";
    /** Concurrent commands do not interleave. */
    public static final String CMD_010 = "CMD-010";
    /** A dry run moves nothing. */
    public static final String CMD_011 = "CMD-011";
    /** States are those of the standard model. */
    public static final String STA_001 = "STA-001";
    /** Only legal transitions are seen. */
    public static final String STA_002 = "STA-002";
    /** The first state is the true one. */
    public static final String STA_003 = "STA-003";
    /** Without a link there is no state. */
    public static final String STA_004 = "STA-004";
    /** Changes at the panel are seen. */
    public static final String STA_005 = "STA-005";
    /** The control site can suspend. */
    public static final String STA_006 = "STA-006";
    /** Local mode is honoured. */
    public static final String STA_007 = "STA-007";
    /** Each event is seen once. */
    public static final String EVT_001 = "EVT-001";
    /** Bursts are not lost. */
    public static final String EVT_002 = "EVT-002";
    /** Every alarm has a severity. */
    public static final String EVT_003 = "EVT-003";
    /** Alarms keep their four states. */
    public static final String EVT_004 = "EVT-004";
    /** Acknowledging is somebody's act. */
    public static final String EVT_005 = "EVT-005";
    /** Alarms of before are recovered. */
    public static final String EVT_006 = "EVT-006";
    /** A changed alarm limit is recorded. */
    public static final String EVT_007 = "EVT-007";
    /** A chattering alarm is tamed. */
    public static final String EVT_008 = "EVT-008";
    /** Unknown codes are alarms. */
    public static final String EVT_009 = "EVT-009";
    /** A bad listener harms nobody. */
    public static final String EVT_010 = "EVT-010";
    /** Intent before effect. */
    public static final String AUD_001 = "AUD-001";
    /** Every intent has an outcome. */
    public static final String AUD_002 = "AUD-002";
    /** What matters is recorded. */
    public static final String AUD_003 = "AUD-003";
    /** Every record has an actor. */
    public static final String AUD_004 = "AUD-004";
    /** Old and new value are recorded. */
    public static final String AUD_005 = "AUD-005";
    /** Every record has its time. */
    public static final String AUD_006 = "AUD-006";
    /** Reasons are asked for. */
    public static final String AUD_007 = "AUD-007";
    /** The trail cannot be edited. */
    public static final String AUD_008 = "AUD-008";
    /** A driver cannot write the trail. */
    public static final String AUD_009 = "AUD-009";
    /** Without a trail nothing moves. */
    public static final String AUD_010 = "AUD-010";
    /** An attempted bypass is recorded. */
    public static final String AUD_011 = "AUD-011";
    /** An administrator is detected. */
    public static final String AUD_012 = "AUD-012";
    /** The trail answers questions. */
    public static final String AUD_013 = "AUD-013";
    /** An export is complete and verifiable. */
    public static final String AUD_014 = "AUD-014";
    /** A print shows what was changed. */
    public static final String AUD_015 = "AUD-015";
    /** Nobody reviews the own work. */
    public static final String AUD_016 = "AUD-016";
    /** Old trails stay readable. */
    public static final String AUD_017 = "AUD-017";
    /** An older copy is detected. */
    public static final String AUD_018 = "AUD-018";
    /** Every flipped bit is found. */
    public static final String AUD_019 = "AUD-019";
    /** Insertion, deletion and exchange are found. */
    public static final String AUD_020 = "AUD-020";
    /** A cut tail is found. */
    public static final String AUD_021 = "AUD-021";
    /** Checkpoints are consistent. */
    public static final String AUD_022 = "AUD-022";
    /** Proofs of inclusion hold. */
    public static final String AUD_023 = "AUD-023";
    /** Keys can be changed. */
    public static final String AUD_024 = "AUD-024";
    /** A signature says who, when and why. */
    public static final String AUD_025 = "AUD-025";
    /** A signature belongs to its record. */
    public static final String AUD_026 = "AUD-026";
    /** Signing needs fresh proof of identity. */
    public static final String AUD_027 = "AUD-027";
    /** A filling disk is announced. */
    public static final String AUD_028 = "AUD-028";
    /** A failed fsync poisons the writer. */
    public static final String AUD_029 = "AUD-029";
    /** No crash loses an acknowledged record. */
    public static final String AUD_030 = "AUD-030";
    /** A record says in what circumstances. */
    public static final String AUD_031 = "AUD-031";
    /** Recording is fast enough. */
    public static final String AUD_032 = "AUD-032";
    /** Who or what decided is recorded. */
    public static final String AUD_033 = "AUD-033";
    /** Every broken connection ends in a declared state. */
    public static final String FLT_001 = "FLT-001";
    /** Reconnecting backs off. */
    public static final String FLT_002 = "FLT-002";
    /** Reconnecting starts from the truth. */
    public static final String FLT_003 = "FLT-003";
    /** Any segmentation is understood. */
    public static final String FLT_004 = "FLT-004";
    /** Broken frames are never values. */
    public static final String FLT_005 = "FLT-005";
    /** A late reply answers nothing else. */
    public static final String FLT_006 = "FLT-006";
    /** Slow is not broken. */
    public static final String FLT_007 = "FLT-007";
    /** A reboot in a command is an unknown outcome. */
    public static final String FLT_008 = "FLT-008";
    /** Connecting often costs nothing. */
    public static final String FLT_009 = "FLT-009";
    /** A bad driver delays nobody else. */
    public static final String FLT_010 = "FLT-010";
    /** Whatever a driver throws is contained. */
    public static final String FLT_011 = "FLT-011";
    /** A restart in a run repeats nothing. */
    public static final String FLT_012 = "FLT-012";
    /** A flapping link does not flood. */
    public static final String FLT_013 = "FLT-013";
    /** Calls end by their deadline. */
    public static final String TIM_001 = "TIM-001";
    /** Sampling keeps its period. */
    public static final String TIM_002 = "TIM-002";
    /** Closing is bounded. */
    public static final String TIM_003 = "TIM-003";
    /** Interrupts are honoured. */
    public static final String TIM_004 = "TIM-004";
    /** A stepping clock breaks nothing. */
    public static final String TIM_005 = "TIM-005";
    /** The clock of a device is watched. */
    public static final String TIM_006 = "TIM-006";
    /** An unsynchronised clock is told. */
    public static final String TIM_007 = "TIM-007";
    /** Eight hours change nothing. */
    public static final String TIM_008 = "TIM-008";
    /** A removed plugin is gone. */
    public static final String RES_001 = "RES-001";
    /** Threads are named and do not stay. */
    public static final String RES_002 = "RES-002";
    /** Sockets and files do not stay. */
    public static final String RES_003 = "RES-003";
    /** Services and listeners do not stay. */
    public static final String RES_004 = "RES-004";
    /** Memory is bounded. */
    public static final String RES_005 = "RES-005";
    /** Waiting costs nothing. */
    public static final String RES_006 = "RES-006";
    /** A driver is quiet about secrets. */
    public static final String RES_007 = "RES-007";
    /** Installing often works. */
    public static final String RES_008 = "RES-008";
    /** Nobody acts without authority. */
    public static final String SEC_001 = "SEC-001";
    /** Authority is checked before the driver. */
    public static final String SEC_002 = "SEC-002";
    /** Secrets are in no plugin. */
    public static final String SEC_003 = "SEC-003";
    /** Failed attempts are recorded and slowed. */
    public static final String SEC_004 = "SEC-004";
    /** Duties are separate. */
    public static final String SEC_005 = "SEC-005";
    /** Weak OPC UA security is refused. */
    public static final String SEC_006 = "SEC-006";
    /** Bad certificates are rejected. */
    public static final String SEC_007 = "SEC-007";
    /** TLS is checked. */
    public static final String SEC_008 = "SEC-008";
    /** Only declared functions are on the wire. */
    public static final String SEC_009 = "SEC-009";
    /** Hostile text cannot escape. */
    public static final String SEC_010 = "SEC-010";
    /** Forbidden interfaces are not used. */
    public static final String SEC_011 = "SEC-011";
    /** No connection that nobody asked for. */
    public static final String SEC_012 = "SEC-012";
    /** Parsers stand a million cases. */
    public static final String SEC_013 = "SEC-013";
    /** The bundle is sound. */
    public static final String PKG_001 = "PKG-001";
    /** The bundle is signed as a whole. */
    public static final String PKG_002 = "PKG-002";
    /** The bill of materials is right. */
    public static final String PKG_003 = "PKG-003";
    /** The build is reproducible. */
    public static final String PKG_004 = "PKG-004";
    /** The bundle says which framework it needs. */
    public static final String PKG_005 = "PKG-005";
    /** What is declared is what is seen. */
    public static final String PKG_006 = "PKG-006";
    /** The bundle says who stands behind it. */
    public static final String PKG_007 = "PKG-007";
    /** No known critical vulnerability. */
    public static final String PKG_008 = "PKG-008";
    /** Upgrade and roll-back keep the configuration. */
    public static final String PKG_009 = "PKG-009";
    /** The guide comes from the descriptor. */
    public static final String PKG_010 = "PKG-010";
    /** It works where it says. */
    public static final String PKG_011 = "PKG-011";
    /** Nothing is an example any more. */
    public static final String PKG_012 = "PKG-012";

    private Req() {}
}
