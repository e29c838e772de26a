// Reads Parquet files with an implementation that shares no code with the writer: node parquet_rows.mjs HYPARQUET FILE...
// Prints one JSON document: rows, codecs, column names, and the sum of the given column over all files.
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'

const [home, column, ...files] = process.argv.slice(2)
const from = (name) => import(pathToFileURL(join(home, 'node_modules', 'hyparquet', 'src', name)).href)
const { asyncBufferFromFile } = await from('node.js')
const { parquetMetadataAsync, parquetReadObjects } = await from('index.js')

let rows = 0
let sum = 0n
const codecs = new Set()
let columns = []
for (const file of files) {
  const buffer = await asyncBufferFromFile(file)
  const metadata = await parquetMetadataAsync(buffer)
  metadata.row_groups.forEach((group) => group.columns.forEach((chunk) => codecs.add(chunk.meta_data.codec)))
  columns = metadata.schema.slice(1).filter((field) => !field.num_children).map((field) => field.name)
  const read = await parquetReadObjects({ file: buffer, columns: [column] })
  rows += read.length
  read.forEach((row) => { sum += BigInt(row[column]) })
}
console.log(JSON.stringify({ rows, sum: sum.toString(), codecs: [...codecs].sort(), columns }))
