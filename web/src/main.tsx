import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import "./style/base.css";
import "./search/search.css";
import "./start/start.css";
import "./leads/leads.css";
import "./entity/entity.css";
import "./graph/graph.css";
import "./evidence/evidence.css";
import "./report/report.css";
import "./style/small.css";
import { styleTypes } from "./style/types.ts";

styleTypes();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
	<StrictMode>
		<App />
	</StrictMode>,
);
