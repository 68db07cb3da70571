#include "attribute/dialogue_odds.h"

#include "base/lanes.h"
#include "text/masks.h"

#define FAR 2040        /* so far below the highest a score is, and further, that it adds nothing */
#define ONE 15          /* log2 of what the highest adds */
#define DOUBLING 22713u /* log(2), of which 128 are 1/256 nats */

/* exp(-x) for x = 0, 8, 16 .. FAR in 1/256 nats. */
static const uint16_t powers[FAR / 8 + 1] = {
    32768, 31760, 30783, 29836, 28918, 28028, 27166, 26330, 25520, 24735, 23974, 23236, 22521, 21828, 21157, 20506,
    19875, 19263, 18671, 18096, 17539, 17000, 16477, 15970, 15479, 15002, 14541, 14093, 13660, 13239, 12832, 12437,
    12055, 11684, 11324, 10976, 10638, 10311, 9994, 9686, 9388, 9099, 8819, 8548, 8285, 8030, 7783, 7544,
    7312, 7087, 6869, 6657, 6452, 6254, 6061, 5875, 5694, 5519, 5349, 5185, 5025, 4871, 4721, 4575,
    4435, 4298, 4166, 4038, 3914, 3793, 3676, 3563, 3454, 3347, 3244, 3145, 3048, 2954, 2863, 2775,
    2690, 2607, 2527, 2449, 2374, 2301, 2230, 2161, 2095, 2030, 1968, 1907, 1849, 1792, 1737, 1683,
    1631, 1581, 1533, 1485, 1440, 1395, 1352, 1311, 1271, 1231, 1194, 1157, 1121, 1087, 1053, 1021,
    990, 959, 930, 901, 873, 846, 820, 795, 771, 747, 724, 702, 680, 659, 639, 619,
    600, 582, 564, 546, 530, 513, 498, 482, 467, 453, 439, 426, 412, 400, 387, 376,
    364, 353, 342, 331, 321, 311, 302, 292, 283, 275, 266, 258, 250, 242, 235, 228,
    221, 214, 207, 201, 195, 189, 183, 177, 172, 167, 162, 157, 152, 147, 143, 138,
    134, 130, 126, 122, 118, 115, 111, 108, 104, 101, 98, 95, 92, 89, 86, 84,
    81, 79, 76, 74, 72, 69, 67, 65, 63, 61, 59, 58, 56, 54, 52, 51,
    49, 48, 46, 45, 43, 42, 41, 40, 38, 37, 36, 35, 34, 33, 32, 31,
    30, 29, 28, 27, 26, 26, 25, 24, 23, 23, 22, 21, 21, 20, 19, 19,
    18, 18, 17, 17, 16, 16, 15, 15, 14, 14, 13, 13, 12, 12, 12, 0};

/* log(1 + x) in 1/256 nats, for x = 0, 1/256 .. 255/256. */
static const uint8_t logarithms[256] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    16, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 27, 28, 29,
    30, 31, 32, 33, 34, 35, 35, 36, 37, 38, 39, 40, 41, 41, 42, 43,
    44, 45, 46, 47, 47, 48, 49, 50, 51, 51, 52, 53, 54, 55, 56, 56,
    57, 58, 59, 60, 60, 61, 62, 63, 63, 64, 65, 66, 67, 67, 68, 69,
    70, 70, 71, 72, 73, 73, 74, 75, 76, 76, 77, 78, 79, 79, 80, 81,
    82, 82, 83, 84, 84, 85, 86, 87, 87, 88, 89, 89, 90, 91, 92, 92,
    93, 94, 94, 95, 96, 96, 97, 98, 98, 99, 100, 100, 101, 102, 102, 103,
    104, 104, 105, 106, 106, 107, 108, 108, 109, 110, 110, 111, 112, 112, 113, 114,
    114, 115, 116, 116, 117, 117, 118, 119, 119, 120, 121, 121, 122, 122, 123, 124,
    124, 125, 126, 126, 127, 127, 128, 129, 129, 130, 130, 131, 132, 132, 133, 133,
    134, 135, 135, 136, 136, 137, 137, 138, 139, 139, 140, 140, 141, 142, 142, 143,
    143, 144, 144, 145, 146, 146, 147, 147, 148, 148, 149, 149, 150, 151, 151, 152,
    152, 153, 153, 154, 154, 155, 156, 156, 157, 157, 158, 158, 159, 159, 160, 160,
    161, 161, 162, 163, 163, 164, 164, 165, 165, 166, 166, 167, 167, 168, 168, 169,
    169, 170, 170, 171, 171, 172, 172, 173, 173, 174, 174, 175, 175, 176, 176, 177};

int32_t
qai_odds_log(uint64_t x, uint32_t one)
{
  uint32_t n = 63 - qai_masks_clz(x);
  return (int32_t)(((n - one) * DOUBLING + 64) >> 7) + logarithms[x >> (n - 8) & 0xff];
}

/* The highest score, in all lanes. */
static qai_lanes
top_of(const int16_t *scores, uint32_t n)
{
  qai_lanes top = qai_lanes_load(scores);
  uint32_t i;
  for (i = QAI_LANES; i < n; i += QAI_LANES)
    top = qai_lanes_max(top, qai_lanes_load(scores + i));
  return qai_lanes_top(top);
}

int32_t
qai_odds_top(const int16_t *scores, uint32_t n)
{
  int16_t top[QAI_LANES];
  qai_lanes_store(top_of(scores, n), top);
  return top[0];
}

void
qai_odds_read(const int16_t *scores, uint32_t n, qai_odds *out)
{
  const qai_lanes far = qai_lanes_all(FAR), half = qai_lanes_all(4), top = top_of(scores, n);
  int16_t places[QAI_LANES];
  uint32_t i, k, sum = 0;
  for (i = 0; i < n; i += QAI_LANES) {
    qai_lanes apart = qai_lanes_min(qai_lanes_apart(top, qai_lanes_load(scores + i)), far);
    qai_lanes_store(qai_lanes_eighth(qai_lanes_add(apart, half)), places);
    for (k = 0; k < QAI_LANES; k += 4)
      sum += (uint32_t)powers[places[k]] + powers[places[k + 1]] + powers[places[k + 2]] + powers[places[k + 3]];
  }
  qai_lanes_store(top, places);
  out->top = places[0];
  out->sum = out->top + qai_odds_log(sum, ONE);
}

uint32_t
qai_odds_from(const int16_t *scores, uint32_t n, int32_t least)
{
  const qai_lanes limit = qai_lanes_all(least <= -INT16_MAX ? INT16_MIN : qai_odds_clamp(least - 1));
  uint32_t i, bits = 0;
  for (i = 0; i < n; i += QAI_LANES)
    bits |= qai_lanes_above(qai_lanes_load(scores + i), limit) << i;
  return bits & (n < 32 ? (1u << n) - 1 : ~0u);
}
