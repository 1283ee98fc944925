import { describeFlippedBits } from "../support/flippedBits.js";

describeFlippedBits(40);
