package org.ferrule.plugin.alicat;

import org.ferrule.api.model.Value;
import org.ferrule.plugin.bench.Bench;

/** What controllers of three ages say on the wire. */
final class Wire {
    static final String MODERN_LAYOUT = table(
            "A D00 ID_ NAME______________________ TYPE_______ WIDTH NOTES___________________",
            "A D01 700 Unit ID                    string          1",
            "A D02 002 Abs Press                  s decimal     7/2 010 02 PSIA",
            "A D03 003 Flow Temp                  s decimal     7/2 002 02 `C",
            "A D04 004 Volu Flow                  s decimal     7/2 012 02 CCM",
            "A D05 005 Mass Flow                  s decimal     7/2 012 02 SCCM",
            "A D06 037 Mass Flow Setpt            s decimal     7/2 012 02 SCCM",
            "A D07 703 Gas                        string          6",
            "A D08 701 *Error                     string          3 ADC",
            "A D09 702 *Status                    string          3 HLD",
            "A D10 702 *Status                    string          3 LCK");

    /** Another order, a totalizer, litres, kilopascals and a column that nobody asked for. */
    static final String TOTALIZER_LAYOUT = table(
            "A D00 ID_ NAME______________________ TYPE_______ WIDTH NOTES___________________",
            "A D01 700 Unit ID                    string          1",
            "A D02 003 Flow Temp                  s decimal     7/2 003 02 K",
            "A D03 002 Abs Press                  s decimal     7/2 004 02 kPaA",
            "A D04 013 Valve Drive                s decimal     7/2 063 02 %",
            "A D05 005 Mass Flow                  s decimal     7/3 007 03 SLPM",
            "A D06 037 Mass Flow Setpt            s decimal     7/3 007 03 SLPM",
            "A D07 009 Mass Total                 s decimal     8/1 004 01 SL",
            "A D08 703 Gas                        string          6",
            "A D09 702 *Status                    string          3 OVR");

    static final String LEGACY_LAYOUT = table(
            "A  D00 NAME_______ TYPE_____ MinVal_  MaxVal_  UNITS__",
            "A  D01 Unit ID     char         A         Z         na",
            "A  D02 Pressure    signed    +000.00  +160.00     PSIA",
            "A  D03 Temperature signed    -010.00  +050.00        C",
            "A  D04 Volumetric  signed    +0000.0  +0500.0      CCM",
            "A  D05 Mass        signed    +0000.0  +0500.0     SCCM",
            "A  D06 SetPoint    signed    +0000.0  +0500.0     SCCM",
            "A  D07 Gas         string        Air       D2       na",
            "A  D08 Error       string         na      ADC       na",
            "A  D09 Status      string         na      MOV       na");

    static final String IDENTITY = table(
            "A  M00 ALICAT SCIENTIFIC",
            "A  M01 www.example.org",
            "A  M02 Ph   000",
            "A  M03 info@example.org",
            "A  M04 Model Number MC-500SCCM-D",
            "A  M05 Serial Number 123456",
            "A  M06 Date Manufactured 01/02/2024",
            "A  M07 Date Calibrated   01/02/2024",
            "A  M08 Calibrated By     XY",
            "A  M09 Software Revision 10v20.0-R24");

    private Wire() {}

    static FakeStreamLink modern() {
        return new FakeStreamLink()
                .answer("AVE\r", "A   10v20.0-R24 Jan  9 2025,15:04:07\r")
                .answer("A??D*\r", MODERN_LAYOUT)
                .answer("A??M*\r", IDENTITY)
                .answer("AFPF 5\r", "A +500.00 12 SCCM\r")
                .answer("A\r", "A +014.70 +023.45 +0050.0 +0048.2 +0050.0     N2 MOV HLD\r");
    }

    static FakeStreamLink legacy() {
        return new FakeStreamLink()
                .answer("AVE\r", "A   5v12.0-R22 Feb 01 2013,10:00:00\r")
                .answer("A??D*\r", LEGACY_LAYOUT)
                .answer("A??M*\r", IDENTITY)
                .answer("A\r", "A +014.52 +021.50 +0000.1 +0000.2 0116.3      N2\r");
    }

    static Bench bench(FakeStreamLink link) throws Exception {
        return Bench.of("alicat-mfc-ascii.yaml").link("link", link).with("fullScale", Value.real(500));
    }

    static Bench legacyBench(FakeStreamLink link) throws Exception {
        return bench(link).with("dialect", Value.text("LEGACY"));
    }

    private static String table(String... rows) {
        return String.join("\r", rows) + "\r";
    }
}
