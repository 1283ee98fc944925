import { describeFlippedBits } from "../support/flippedBits.js";

describeFlippedBits(400);
