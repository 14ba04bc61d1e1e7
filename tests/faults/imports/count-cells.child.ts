import excel from "exceljs";

/** Prints how many cells of a sheet exceljs finds something in: a second opinion, from a process that may hang. */
function isFilled(cell: excel.Cell): boolean {
  if (cell.isMerged && cell.master !== cell) return false;
  return cell.type !== excel.ValueType.Null && cell.text !== "";
}

const [path = "", name = ""] = process.argv.slice(2);
const workbook = new excel.Workbook();
await workbook.xlsx.readFile(path);
const sheet = workbook.getWorksheet(name);
// Of a file that is no workbook it finds no sheets, and says nothing.
if (!sheet) process.exit(1);
let count = 0;
sheet.eachRow((row) => {
  row.eachCell((cell) => {
    if (isFilled(cell)) count++;
  });
});
process.stdout.write(String(count));
