import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
declare global {
	interface Window {
		BarcodeDetector?: {
			new (options: { formats: string[] }): Detector;
			getSupportedFormats(): Promise<string[]>;
		};
	}
}

const hasOwnReader = async () =>
	(await window.BarcodeDetector?.getSupportedFormats())?.includes('qr_code') ?? false;

/** Loads what reads codes where the browser cannot by itself; gives back what else is to be kept for a time without network. */
export async function loadReader(): Promise<string[]> {
	if (await hasOwnReader()) return [];
	await import('zxing-wasm/reader');
	return [new URL(wasmAddress, location.href).href];
}

/** Reads QR codes from a video: with the browser's own detector where it has one, else with one that is brought along. */
export async function qrReader(): Promise<
	(video: HTMLVideoElement) => Promise<string | undefined>
> {
	const own = window.BarcodeDetector;
	if (own && (await hasOwnReader())) {
		const detector = new own({ formats: ['qr_code'] });
		return async (video) => (await detector.detect(video))[0]?.rawValue;
	}
	const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
	prepareZXingModule({ overrides: { locateFile: () => wasmAddress } });
	const canvas = new OffscreenCanvas(1, 1);
	return async (video) => {
		const { videoWidth: width, videoHeight: height } = video;
		if (width === 0) return undefined;
		Object.assign(canvas, { width, height });
		const context = canvas.getContext('2d', { willReadFrequently: true });
		if (!context) return undefined;
		context.drawImage(video, 0, 0);
		const options = { formats: ['QRCode' as const], maxNumberOfSymbols: 1 };
		const [found] = await readBarcodes(context.getImageData(0, 0, width, height), options);
		return found?.text;
	};
}

/** Shows the camera at the back in the video until `stop` is called. */
export async function openCamera(video: HTMLVideoElement): Promise<() => void> {
	const stream = await navigator.mediaDevices.getUserMedia({
		video: { facingMode: 'environment', width: { ideal: 1280 } }
	});
	video.srcObject = stream;
	await video.play();
	return () => {
		for (const track of stream.getTracks()) track.stop();
		video.srcObject = null;
	};
}
