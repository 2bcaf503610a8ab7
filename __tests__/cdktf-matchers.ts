import { Testing } from "cdktf/lib/testing";

// Imported by the tests that use them: loading cdktf takes longer than most tests do.
Testing.setupJest();
