// The devices of the shop in the guest: emulators of the product, each behind a USB gadget.
import { mountSerial } from '#appliance/devices/ports/serial.ts'
import { PrinterEmulator } from '#appliance/devices/printer/emulator.ts'
import { scaleEmulator } from '#appliance/devices/scale/emulator.ts'
import { scaleModel } from '#appliance/devices/scale/models.ts'
import { scannerEmulator } from '#appliance/devices/scanner/emulator.ts'
import { commonDescriptor } from '#appliance/devices/scanner/hid-pos.ts'
import { cableOf } from './cable.ts'
import {
  hidFunction,
  keyboardFunction,
  makeGadget,
  printerFunction,
  serialFunction,
} from './gadgets.ts'

const POS_REPORT_BYTES = 64
const SCALE = scaleModel('toledo-8217')

export type Devices = ReturnType<typeof makeDevices>

/** All of them unplugged. */
export const makeDevices = () => {
  const printer = new PrinterEmulator()
  const twin = new PrinterEmulator()
  const keyboard = scannerEmulator('hid-keyboard')
  const scanner = scannerEmulator('hid-pos')
  const scale = scaleEmulator(SCALE)
  const gadgets = {
    printer: epson(0),
    twin: epson(1),
    keyboard: makeGadget({
      name: 'keyboard',
      vid: 0x0c2e,
      pid: 0x0b61,
      maker: 'Honeywell',
      product: 'Voyager 1450g',
      serial: 'K1',
      ...keyboardFunction(0),
    }),
    scanner: makeGadget({
      name: 'scanner',
      vid: 0x05e0,
      pid: 0x1300,
      maker: 'Zebra',
      product: 'DS2208',
      serial: 'P1',
      ...hidFunction(1, POS_REPORT_BYTES, commonDescriptor),
    }),
    scale: makeGadget({
      name: 'scale',
      vid: 0x0eb8,
      pid: 0xf000,
      maker: 'Mettler',
      product: 'Ariva-S',
      serial: 'W1',
      ...serialFunction,
    }),
  }
  return {
    printer,
    twin,
    keyboard,
    scanner,
    scale,
    cables: {
      printer: cableOf(gadgets.printer, printer, '/dev/g_printer0', true),
      twin: cableOf(gadgets.twin, twin, '/dev/g_printer1', true),
      keyboard: cableOf(gadgets.keyboard, keyboard.device, '/dev/hidg0', false),
      scanner: cableOf(gadgets.scanner, scanner.device, '/dev/hidg1', false),
      scale: {
        /** The kernel hangs up the scale's end of the line too when it is unplugged. */
        plug: async (socket: number) => {
          gadgets.scale.plug(socket)
          await mountSerial(scale.device, '/dev/ttyGS0', SCALE.line)
        },
        unplug: gadgets.scale.unplug,
      },
    },
  }
}

/** All of them have one serial number. */
const epson = (number: number) =>
  makeGadget({
    name: `printer${number}`,
    vid: 0x04b8,
    pid: 0x0e15,
    maker: 'EPSON',
    product: 'TM-T20II',
    serial: 'J5XF000001',
    ...printerFunction(number, 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;CLS:PRINTER;', 2),
  })
